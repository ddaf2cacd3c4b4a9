/** Computes a value once per key, and keeps the newest `limit` of them. */
export function remember<Value>(limit: number, compute: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = compute(key);
    const [oldest] = known.keys();
    if (known.size >= limit && oldest !== undefined) known.delete(oldest);
    known.set(key, { value });
    return value;
  };
}
