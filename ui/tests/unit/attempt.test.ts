import { describe, expect, it } from 'vitest';
import { Attempt } from '../../src/lib/session/attempt.svelte';

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
