// Steps of a chapter, reported as they end: one JSON object a line on standard output.

import { AssertionError } from 'node:assert';
import { inspect } from 'node:util';

/** What went wrong, as shown in the failed test. The client throws texts, errors and whole answers. */
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
 * Makes the function that runs a chapter's steps. A step that fails does not end the chapter: the steps that build on it
 * fail by themselves.
 */
export function stepsOf(chapter) {
    return async function step(name, run) {
        let failure = null;
        try {
            await run();
        } catch (error) {
            failure = describe(error);
        }

        process.stdout.write(`${JSON.stringify({ chapter, step: name, failure })}\n`);
    };
}
