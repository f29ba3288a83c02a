// Reads an Atom feed with a parser that is not ours and says what it found.
import { parseAtomFeed } from "feedsmith";

const feed = parseAtomFeed(await (await fetch(process.argv[2])).text());
console.log(JSON.stringify({ id: feed.id, updated: feed.updated, entries: (feed.entries ?? []).map((e) => ({ id: e.id, title: e.title?.value ?? e.title, updated: e.updated, links: e.links, categories: e.categories })) }));
