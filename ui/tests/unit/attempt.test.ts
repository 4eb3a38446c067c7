import { describe, expect, it } from 'vitest';
import { Attempt } from '../../src/lib/session/attempt.svelte';
import { Draft } from '../../src/lib/session/draft.svelte';

describe('work that may fail', () => {
	it('says where a file went, and nothing where none was written', async () => {
		const attempt = new Attempt();
		await attempt.save(() => Promise.resolve('/home/petersen/list.csv'));
		expect(attempt.said).toBe('Written to /home/petersen/list.csv');
		await attempt.save(() => Promise.resolve(null));
		expect(attempt.said).toBe('');
	});

	it('says what failed, and nothing else', async () => {
		const attempt = new Attempt();
		await attempt.save(() => Promise.reject(new Error('the disk is full')));
		expect([attempt.error?.sentence, attempt.said, attempt.busy]).toEqual(['The disk is full.', '', false]);
	});
});

describe('a form with a button that saves', () => {
	it('keeps what is typed until it is saved', () => {
		const draft = new Draft<{ tries: string }>();
		expect([draft.value, draft.dirty]).toEqual([null, false]);
		draft.take({ tries: '3' });
		if (draft.value) draft.value.tries = '5';
		expect(draft.dirty).toBe(true);
		draft.take({ tries: '4' });
		expect(draft.value).toEqual({ tries: '5' });
		draft.saved({ tries: '5' });
		expect(draft.dirty).toBe(false);
		draft.take({ tries: '7' });
		expect(draft.value).toEqual({ tries: '7' });
	});
});
