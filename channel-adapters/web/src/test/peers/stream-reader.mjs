// Listens with an event source that is not ours; prints each event.
import { EventSource } from "eventsource";

const source = new EventSource(process.argv[2]);
for (const type of ["alert", "ended"]) source.addEventListener(type, (e) => console.log(JSON.stringify({ type, id: e.lastEventId, data: JSON.parse(e.data) })));
process.stdin.on("end", () => process.exit(0)).resume();
