// Walks through the chapters named on the command line, all of them by default.

import { readdir } from 'node:fs/promises';
import { stepsOf } from './steps.mjs';

const folder = new URL('chapters/', import.meta.url);
const chapters = process.argv.length > 2 ? process.argv.slice(2) : (await readdir(folder)).map(file => file.replace(/\.mjs$/, '')).sort();
const organizations = JSON.parse(process.env.WALK_ORGANIZATIONS);

for (const chapter of chapters) {
    const step = stepsOf(chapter);
    await step('The chapter runs to its end', async () => {
        const { default: walk } = await import(new URL(`${chapter}.mjs`, folder));
        await walk(step, organizations);
    });
}

// Connections that the client keeps open would keep the program from ending.
process.exit(0);
