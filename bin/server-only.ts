// Stands in for the `server-only` package in tests, where there is no bundle to guard.
export {};
