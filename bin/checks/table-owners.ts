export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface SchemaFile {
  readonly module: string;
  readonly text: string;
}

const READS = ["findUnique", "findFirst", "findMany", "findUniqueOrThrow", "findFirstOrThrow"];
const COUNTS = ["count", "aggregate", "groupBy"];
const WRITES = ["create", "createMany", "createManyAndReturn", "update", "updateMany", "updateManyAndReturn"];
const REMOVALS = ["upsert", "delete", "deleteMany"];
const reading = new Set([...READS, ...COUNTS]);

/** Which module owns which model; models are written as the client names them (OrderLine: orderLine). */
export function ownersIn(schemas: readonly SchemaFile[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { module, text } of schemas) {
    for (const [, name = ""] of text.matchAll(/^model (\w+)/gm)) {
      owners.set(name.charAt(0).toLowerCase() + name.slice(1), module);
    }
  }
  return owners;
}

/** Every place where a module reaches into a table of another one, as "file: model.operation". */
export function foreignModels(files: readonly SourceFile[], owners: ReadonlyMap<string, string>): string[] {
  const operations = [...READS, ...COUNTS, ...WRITES, ...REMOVALS].join("|");
  const use = new RegExp(`\\.(${[...owners.keys()].join("|")})\\s*\\.(${operations})\\b`, "g");
  return files.flatMap(({ path, text }) => {
    const module = path.split("/")[1] ?? "";
    const foreign = [...text.matchAll(use)].filter(([, model = "", operation = ""]) => {
      if (owners.get(model) === module) return false;
      return !(module === "reporting" && reading.has(operation));
    });
    return foreign.map(([, model = "", operation = ""]) => `${path}: ${model}.${operation}`);
  });
}
