import type { FileReport, PathMember, SignatureReport } from '$lib/ipc/types';
import { instantText } from '$lib/time/when';
import { plural } from '$lib/language/plural';

type Verdict = 'verified' | 'unproven' | 'wrong';

export const KINDS: Record<FileReport['kind'], string> = { pdf: 'PDF', pack: 'Pack or binder', history: 'Exported history', register: 'Register' };

const signaturesOf = (report: FileReport): SignatureReport[] => report.pdfs.flatMap(({ report: pdf }) => pdf.signatures);

/** Whether all that is lacking is somebody to vouch for those who signed: the file itself is as it was signed. */
function onlyUntrusted(report: FileReport): boolean {
	const signatures = signaturesOf(report);
	const faults = [...signatures.flatMap((signature) => signature.faults), ...report.pdfs.flatMap(({ report: pdf }) => pdf.faults)];
	const untrusted = faults.filter(({ code }) => code === 'untrusted');
	const told = new Set(untrusted.map(({ message }) => message));
	const known = report.faults.every(({ message }) => told.has(message));
	return untrusted.length > 0 && untrusted.length === faults.length && known && signatures.every(({ is_intact }) => is_intact);
}

/** The outcome of a check, as a heading and what it means. */
export function verdictOf(report: FileReport): { verdict: Verdict; heading: string; meaning: string } {
	if (report.verified) {
		const meaning = {
			pdf: 'The file is unchanged since it was signed, and each signature leads to a root certificate that is trusted here.',
			pack: 'Every file of the pack is unchanged, nothing is missing or added, and each signature leads to a root certificate that is trusted here.',
			history: 'Each entry follows from the one before it; none was changed, removed or put in between. Whether entries are missing at the end, only the register can say.',
			register: 'The file is sound and its history is unbroken.'
		}[report.kind];
		return { verdict: 'verified', heading: 'Verified', meaning };
	}
	if (onlyUntrusted(report)) {
		const meaning =
			report.roots.length === 0
				? 'The file is as it was signed. Who signed is not proven, since no root certificate is trusted here yet.'
				: 'The file is as it was signed. Who signed is not proven: a certificate leads to none of the root certificates that are trusted here.';
		return { verdict: 'unproven', heading: 'Unchanged, but the signer is not proven', meaning };
	}
	const count = report.faults.length;
	return { verdict: 'wrong', heading: /* @wc-context: of a file that was checked */ 'Not verified', meaning: plural(count, [
			'One thing is wrong. Do not rely on this file before that is cleared up with its sender.',
			'# things are wrong. Do not rely on this file before that is cleared up with its sender.'
		]) };
}

export const kindWords = ({ kind }: SignatureReport): string =>
	({ approval: 'Signature', certification: 'Certification by the author', time_stamp: 'Time stamp over the document' })[kind];

/** What a signature covers. */
export function coverage({ covers_whole_file, version }: SignatureReport, versions: number): string {
	if (covers_whole_file) return 'The whole file';
	return version === 0 ? 'Not the whole file' : `Version ${version} of ${versions}; what was added later is listed below`;
}

/** The state of a signature in a few words. */
export function stateWords(signature: SignatureReport): string {
	if (!signature.is_intact) return 'Broken';
	if (signature.faults.some(({ code }) => code === 'changed' || code === 'added')) return 'Changed after signing';
	if (signature.faults.some(({ code }) => code !== 'untrusted')) return 'Intact, with faults';
	return signature.is_trusted ? 'Intact and trusted' : 'Intact, signer not proven';
}

/** Whether a certificate was revoked when it was signed, and who says so. */
export function revocationWords({ revocation, source, source_at, revoked_at }: PathMember, zone: string): string {
	const says = source ? `, says its issuer (${source}${source_at ? ` of ${instantText(source_at, zone)}` : ''})` : '';
	const since = revoked_at ? ` since ${instantText(revoked_at, zone)}` : '';
	return {
		good: `Not revoked${says}`,
		revoked: `Revoked${since}${says}`,
		revoked_later: `Not revoked then; revoked later${since}${says}`,
		unknown: 'The file does not say whether it was revoked',
		root: 'The root, where the path ends'
	}[revocation];
}

/** The instant that a signer claims carries the signer's own zone; it is shown in ours. */
export const instantOr = (iso: string | null, zone: string, otherwise: string): string => (iso ? instantText(iso, zone) : otherwise);

function signatureText(signature: SignatureReport, versions: number, zone: string): string[] {
	const { signer, certificate, level, method, reason, location, name } = signature;
	const lines = [
		`${kindWords(signature)}: ${signer}${certificate?.is_demonstration ? ' (demonstration, no legal effect)' : ''}`,
		`  ${stateWords(signature)}. ${level}. ${method}.`,
		`  Covers: ${coverage(signature, versions)}.`
	];
	if (reason) lines.push(`  Means: ${reason}.`);
	if (name || location) lines.push(`  Printed: ${[name, location].filter(Boolean).join(', ')}.`);
	if (signature.kind !== 'time_stamp') lines.push(`  Signed, as the signer says: ${instantOr(signature.claimed_at, zone, 'not said')}.`);
	lines.push(`  Proven to exist: ${instantOr(signature.proven_at, zone, 'no trusted time stamp')}.`);
	for (const member of signature.path) lines.push(`  Certificate: ${member.certificate.subject}, serial ${member.certificate.serial}. ${revocationWords(member, zone)}.`);
	for (const stamp of signature.time_stamps)
		lines.push(`  Time stamp: ${stamp.authority}, ${instantOr(stamp.at, zone, 'no time')}, ${stamp.is_intact ? /* @wc-include */ 'intact' : /* @wc-include */ 'broken'}, ${stamp.is_trusted ? /* @wc-include */ 'trusted' : 'not trusted'}.`);
	for (const change of signature.changes) lines.push(`  Version ${change.version}, ${change.is_allowed ? /* @wc-include */ 'allowed' : /* @wc-include */ 'NOT ALLOWED'}: ${change.what}.`);
	return [...lines, ...signature.notes.map((note) => `  Note: ${note}`), ...signature.faults.map(({ message }) => `  ${FAULT}: ${message}`)];
}

const FAULT = /* @wc-include */ 'FAULT';

/** The whole report as text, to paste into a mail or a record. */
export function asText(report: FileReport, zone: string): string {
	const { heading, meaning } = verdictOf(report);
	const lines = [`${report.name}: ${heading}`, meaning, `${KINDS[report.kind]}${report.sha256 ? `, SHA-256 ${report.sha256}` : ''}`];
	for (const { file, message } of report.faults) lines.push(`${FAULT}: ${file ? `${file}: ` : ''}${message}`);
	for (const { file, report: pdf } of report.pdfs) {
		lines.push('', `${file ?? report.name}: ${plural(pdf.versions, ['# version', '# versions'])}, claims ${claimsText(pdf.claims)}`);
		for (const signature of pdf.signatures) lines.push(...signatureText(signature, pdf.versions, zone));
	}
	if (report.pdfs.length === 0) lines.push('', ...report.statements);
	lines.push('', `Trusted roots: ${report.roots.join('; ') || /* @wc-include */ 'none'}`);
	return `${lines.join('\n')}\n`;
}

export const claimsText = ({ pdf_a, pdf_ua }: { pdf_a: string | null; pdf_ua: string | null }): string => [pdf_a, pdf_ua].filter(Boolean).join(' and ') || 'no form for the archive';
