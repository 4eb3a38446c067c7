import type { BackupStanding } from '$lib/ipc/types';
import { plural } from '$lib/language/plural';

/** The size of a file, as people read it. */
export function sizeText(bytes: number): string {
	if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
	return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

/** How a backup stands to the register that is open. */
export function standingText(standing: BackupStanding, later: number): string {
	switch (standing) {
		case 'none_open':
			return 'No register is open to compare it with.';
		case 'other':
			return 'It is a backup of another register than the one that is open.';
		case 'same':
			return 'It holds everything that the open register holds.';
		case 'older':
			return plural(later, ['The open register holds # change that the backup does not hold.', 'The open register holds # changes that the backup does not hold.']);
		case 'newer':
			return 'It holds changes that the open register does not hold.';
		case 'parted':
			return 'Both went on from a common state in different ways: each holds changes that the other does not hold.';
	}
}
