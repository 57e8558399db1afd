// Steps of a chapter, reported as they end: one JSON object a line on standard output.

import { AssertionError } from 'node:assert';
import { inspect } from 'node:util';

/** What went wrong, for whoever reads the failed test. The client throws texts, errors and whole answers. */
function describe(error) {
    if (error instanceof AssertionError) {
        return error.message;
    }

    if (error instanceof Error) {
        return error.stack;
    }

    return typeof error?.status === 'number'
        ? `The call was answered with ${error.status}: ${inspect(error.body ?? error.text, { depth: 6 })}`
        : inspect(error, { depth: 6 });
}

/**
 * Makes the function by which a chapter's steps are taken. A step that fails does not end the chapter: what builds on it
 * fails by itself.
 */
export function stepsOf(chapter) {
    return async function step(name, take) {
        let failure = null;
        try {
            await take();
        } catch (error) {
            failure = describe(error);
        }

        process.stdout.write(`${JSON.stringify({ chapter, step: name, failure })}\n`);
    };
}
