/**
 * Names statements, so that PostgreSQL parses and plans each once per connection instead of each time. At most so many,
 * since a connection keeps all that it was told, and lists of every length make new ones: the others have no name ("").
 */
export function statementNames(most = 500): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= most) return "";
    const name = `guichet ${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
