import { once } from "node:events";
import { connect, createServer } from "node:net";
import { answerOrders } from "./answering.ts";

/** A network between the desk and its database: whatever is sent to BENCH_TO arrives so many milliseconds later. */

const to = Number(process.env["BENCH_TO"]);
const later = Number(process.env["BENCH_LATER"]);

const server = createServer({ noDelay: true }, (desk) => {
  const database = connect({ port: to, host: "127.0.0.1", noDelay: true });
  // Timers of one length go off in the order in which they were set.
  desk.on("data", (bytes) => setTimeout(() => database.write(bytes), later));
  desk.on("end", () => setTimeout(() => database.end(), later));
  database.pipe(desk);
  desk.on("error", () => database.destroy());
  database.on("error", () => desk.destroy());
});
await once(server.listen(0, "127.0.0.1"), "listening");
answerOrders((order) => (order.do === "address" ? Promise.resolve(server.address()) : undefined));
