/**
 * The text fields of a multipart body; files are left out. As tolerant as PHP, since clients differ: .NET quotes the
 * boundary but not the names, Apache's adds headers to each part, and some send a preamble.
 */
export function multipartFields(body: string, contentType: string): [string, string][] {
  const boundary = parameterOf(contentType, "boundary");
  if (!boundary) return [];
  const [, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`);
  return parts.flatMap((part): [string, string][] => {
    const [, head, text] = /^[ \t]*\r\n(?:(.*?)\r\n)?\r\n(.*)$/s.exec(part) ?? [];
    const disposition = head?.split("\r\n").find((line) => /^content-disposition:/i.test(line));
    if (disposition === undefined || text === undefined) return [];
    const name = parameterOf(disposition, "name");
    return name && parameterOf(disposition, "filename") === undefined ? [[name, text]] : [];
  });
}

/** `name="value"` or `name=value` after a semicolon. */
function parameterOf(header: string, name: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, "i").exec(header) ?? [];
  return quoted ?? bare;
}
