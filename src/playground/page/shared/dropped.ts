import type { DroppedFile } from "../../protocol.ts";

const most = 10; // as both platforms take

/** Files as they are sent along with words. */
export const droppedFrom = async (files: FileList | null): Promise<readonly DroppedFile[]> =>
  Promise.all([...(files ?? [])].slice(0, most).map(readFile));

async function readFile(file: File): Promise<DroppedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return { name: file.name || "image.png", type: file.type || "application/octet-stream", data: btoa(binary) };
}
