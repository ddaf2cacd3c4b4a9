// `prisma generate` only checks that its native schema engine exists; it never runs it. Node itself stands in, so nothing is downloaded.
if (process.argv.includes("generate")) process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default { schema: "prisma/schema" };
