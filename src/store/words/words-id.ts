import { randomBytes } from "node:crypto";

/** A UUIDv7 of an instant. Of those of one instant, `nth` (0 to 4095) gives the order. */
export function wordsId(at: Date, nth: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes.writeUInt16BE(0x7000 | nth, 6); // version 7
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8); // RFC 9562's variant
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-");
}
