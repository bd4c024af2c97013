import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** The kernel's number of the socket that has this port on its side of a connection. */
function inodeOf(port: number): string | undefined {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  for (const line of readFileSync("/proc/net/tcp", "utf8").split("\n").slice(1)) {
    const columns = line.trim().split(/\s+/);
    if (columns[1]?.endsWith(wanted) === true && columns[9] !== "0") return columns[9];
  }
  return undefined;
}

function holds(pid: number, inode: string): boolean {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).some((name) => {
    try {
      return readlinkSync(`${folder}/${name}`) === `socket:[${inode}]`;
    } catch {
      // Closed since it was listed.
      return false;
    }
  });
}

/** Which of some processes is at the other end of a connection from this port; only Linux tells. */
export function ownerOf<Owner extends { readonly pid: () => number }>(
  port: number,
  owners: readonly Owner[],
): Owner | undefined {
  try {
    const inode = inodeOf(port);
    return inode === undefined ? undefined : owners.find(({ pid }) => holds(pid(), inode));
  } catch {
    return undefined;
  }
}
