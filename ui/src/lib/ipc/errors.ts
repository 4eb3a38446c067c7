import type { Code, Finding, IpcError } from './types';

/** How loud an error is: beside its field, as a line over the content, or as a line that stays until it is mended. */
type Loudness = 'field' | 'line' | 'stay';

/** The short heading of each code, and how loud it is. The sentence itself comes from the backend. */
export const WORDING: Record<Code, { heading: string; loudness: Loudness }> = {
	field: { heading: 'A value does not fit', loudness: 'field' },
	conflict: { heading: 'Somebody saved this in between', loudness: 'stay' },
	in_use: { heading: 'Another program writes to this register', loudness: 'stay' },
	read_only: { heading: 'The register is read-only', loudness: 'stay' },
	disk_full: { heading: 'The disk is full', loudness: 'stay' },
	wrong_passphrase: { heading: 'The passphrase is wrong', loudness: 'field' },
	identity: { heading: 'This signing identity can’t be used', loudness: 'line' },
	gate: { heading: 'Findings stop this step', loudness: 'line' },
	still_owed: { heading: 'Obligations are open', loudness: 'line' },
	state: { heading: 'This step does not fit now', loudness: 'line' },
	not_found: { heading: 'It is not there any more', loudness: 'line' },
	bad_file: { heading: 'The file can’t be read', loudness: 'line' },
	register: { heading: 'The register can’t be used', loudness: 'stay' },
	locked: { heading: 'The window is locked', loudness: 'line' },
	other: { heading: 'It did not work', loudness: 'line' }
};

/** An error of the backend as the window handles it. */
export class DeskError extends Error {
	readonly code: Code;
	readonly field: string | null;
	readonly findings: Finding[];

	constructor({ code, message, field, findings }: IpcError) {
		super(message);
		this.name = 'DeskError';
		this.code = code;
		this.field = field;
		this.findings = findings;
	}

	get heading(): string {
		return WORDING[this.code].heading;
	}

	/** The sentence, with a capital and without the path that the field already shows. */
	get sentence(): string {
		const prefix = this.field === null ? '' : `${this.field}: `;
		const text = this.message.startsWith(prefix) ? this.message.slice(prefix.length) : this.message;
		const full = text.charAt(0).toUpperCase() + text.slice(1);
		return /[.!?”]$/.test(full) ? full : `${full}.`;
	}
}

const isIpcError = (value: unknown): value is IpcError =>
	typeof value === 'object' && value !== null && 'code' in value && 'message' in value;

export function asDeskError(value: unknown): DeskError {
	if (value instanceof DeskError) return value;
	if (isIpcError(value)) return new DeskError({ ...value, field: value.field ?? null, findings: value.findings ?? [] });
	const message = value instanceof Error ? value.message : String(value);
	return new DeskError({ code: 'other', message, field: null, findings: [] });
}
