/**
 * Reads what one client sends, piece by piece. It names what a piece brings about once it is handed on: the statements of a
 * commit, or a call to the outside. Most pieces bring nothing about.
 */
export type Reader = (piece: Buffer) => readonly string[] | undefined;

/** Tells each request of one connection by its method and path. Whoever keeps a connection open sends one at a time. */
export function httpReader(): Reader {
  return (piece) => {
    const line = /^([A-Z]+ \S+) HTTP\/1\.1\r\n/.exec(piece.toString("latin1", 0, 2_000));
    return line?.[1] === undefined ? undefined : [line[1]];
  };
}

const END_OF_MAIL = "\r\n.\r\n";

/** Tells when a mail has been said to its end, which is when the other side takes it. */
export function smtpReader(): Reader {
  let tail = "";
  return (piece) => {
    tail = (tail + piece.toString("latin1")).slice(-END_OF_MAIL.length);
    return tail === END_OF_MAIL ? ["mail"] : undefined;
  };
}
