import type { Audience, NoticeForm } from '$lib/ipc/types';

/** The forms in which a notice leaves the desk, as the menu names them. */
const FORMS: readonly { form: NoticeForm; label: string; detail: string }[] = [
	{ form: 'pdf', label: 'PDF…', detail: 'The pages as they stand; of a sealed notice the sealed file' },
	{ form: 'with_replies', label: 'PDF with reply forms…', detail: 'Zip with the forms for customers and distributors' },
	{ form: 'docx', label: 'Word…', detail: 'DOCX, for the template of a portal or a translator' },
	{ form: 'html', label: 'Web page…', detail: 'One HTML file' },
	{ form: 'text', label: 'Plain text…', detail: 'For a mail or a portal' },
	{ form: 'markdown', label: 'Markdown…', detail: 'For a repository or an advisory page' },
	{ form: 'fields', label: 'Fields as XML…', detail: 'What the record holds of the form, for another program to read' }
];

/** The forms for a reader: only those who use or pass on the products fill in reply forms, and only some forms have fields. */
export const formsFor = (audience: Audience, hasFields = false): typeof FORMS =>
	FORMS.filter(({ form }) => {
		if (form === 'with_replies') return audience === 'users' || audience === 'distributors';
		return form !== 'fields' || hasFields;
	});

/** What is wrong with each line of a list of recipients that was not read; nothing for any other error. */
export function wrongLines(sentence: string): string[] | null {
	const told = /^The list of recipients was not read: (.*?)\.?$/s.exec(sentence)?.[1];
	// A line's own sentence may hold a semicolon.
	return told?.split(/; (?=line \d+:|and \d+ more)/).map((line) => line.charAt(0).toUpperCase() + line.slice(1)) ?? null;
}
