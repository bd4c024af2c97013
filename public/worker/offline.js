// What is kept for flight mode.
