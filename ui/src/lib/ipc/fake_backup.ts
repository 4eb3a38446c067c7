import type { JsonValue } from './bindings/serde_json/JsonValue';
import { state, wait } from './fake_sealing';
import type { BackupBook, BackupMade, BackupView, Code, AccountPerson, Progress, RegisterState } from './types';

/** Backups in a browser, for tests: a plan and a last backup that last as long as the page. */
export function backupHandlers(
	files: Record<string, JsonValue>,
	refuse: (code: Code, message: string, field: string | null) => never,
	tell: (progress: Progress) => void,
	register: () => RegisterState | null
) {
	const answer = <T>(name: string): T => structuredClone(files[`./fake/${name}.json`]) as T;
	const book = answer<BackupBook>('backup_book');
	const person: AccountPerson = { name: 'Jana Petersen', account: 'jpetersen' };
	const folder = '/media/petersen/safe';
	let stopped = false;
	if (state === 'long' || state === 'wrong') {
		book.state.plan.folder = '/media/petersen/server/Quality Management/Regulatory Affairs/Vulnerability Disclosure/Backups of the register';
		book.state.last = made(`${book.state.plan.folder}/disclosures-backup-20261121T071500Z.desk`, '2026-11-21T07:15:00Z');
		book.state.changes_since = 41;
		book.state.is_there = state === 'long';
	}
	if (state === 'wrong')
		book.trouble = { code: 'read_only', message: `${book.state.plan.folder} can't be written: its folder does not exist. Choose a folder where you may write, or open the register read-only`, field: null, findings: [] };

	function made(path: string, at = '2026-11-23T13:20:00Z'): BackupMade {
		return { path, at, history_entries: 240, last_hash: '5d41402abc4b2a76b9719d911017c592'.repeat(2), bytes: 3_481_600 };
	}

	/** Slow where a test looks at it under way. */
	async function work(): Promise<boolean> {
		stopped = false;
		for (let done = 1; done <= 20 && state === 'slow' && !stopped; done += 1) {
			tell({ done: done * 512, total: 10_240 });
			await wait(700);
		}
		return !stopped;
	}

	return {
		person: () => person,
		set_person: ({ name }: { name: string }) => {
			person.name = name.trim() || refuse('field', '/name: a name is needed: the history names who made a change', '/name');
			return null;
		},
		backup_book: () => book,
		plan_backups: ({ everyDays, keep }: { everyDays: number; keep: number }) => {
			if (keep < 1 || keep > 365) refuse('field', `/keep: ${keep} can't be kept; expected a number from 1 to 365`, '/keep');
			book.state.plan.every_days = everyDays;
			book.state.plan.keep = keep;
			return book;
		},
		choose_backup_folder: () => {
			book.state.plan.folder = folder;
			book.trouble = null;
			return book;
		},
		forget_backup_folder: () => {
			book.state.plan.folder = '';
			return book;
		},
		back_up: async ({ elsewhere }: { elsewhere: boolean }) => {
			if (state === 'wrong') refuse('disk_full', `${folder}/disclosures-backup-20261123T132000Z.desk was not written: the disk is full. Free some space, or choose another disk`, null);
			if (!(await work())) return null;
			book.state.last = made(`${elsewhere ? '/home/petersen' : folder}/disclosures-backup-20261123T132000Z.desk`);
			book.state.changes_since = 0;
			book.state.is_there = true;
			return book.state.last;
		},
		stop_backup: () => {
			stopped = true;
			return null;
		},
		choose_backup: async () => {
			if (!(await work())) return null;
			const view = answer<BackupView>('choose_backup');
			if (state === 'long') return { ...view, standing: 'older' as const, later: 41 };
			if (state === 'wrong') return { ...view, standing: 'parted' as const, faults: ['The product 0192 is not what the history says: it was changed outside of the program.', 'Entry 17 is missing: the one after it has number 18.'] };
			return view;
		},
		restore_backup: () => register()
	};
}
