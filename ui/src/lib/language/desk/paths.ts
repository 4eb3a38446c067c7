/**
 * Where an answer of the program holds words of the program, and not what people wrote: the names of the last two fields, or of the command
 * and the field. Everything else is never touched, so that no translation can find its way into a record.
 */
const FIELDS: readonly string[] = [
	// Findings, remarks and refusals
	'findings.message', 'findings.way_out', 'remarks.message', 'letter_text.remarks', 'register.warnings', 'warnings', 'received.remarks',
	// What is due, and why
	'obligation.authority_full', 'obligation.regime_name', 'obligation.stage_name', 'obligation.stage_label', 'obligation.channel',
	'obligation.content', 'obligation.applicability', 'state.for_facts', 'explanation.text', 'explanation.label', 'due.legal_text', 'due.safe_text', 'due.reason',
	'start.label', 'start.text', 'local_text', 'legal_left', 'list_due.at_text', 'reminders.heading', 'reminders.text', 'conflicts.text',
	'conflicts.way_out',
	// The law
	'fact_kinds.label', 'fact_kinds.help', 'questions.text', 'questions.help', 'regimes.name', 'regimes.authority_full', 'regimes.trigger',
	'regimes.channel', 'regimes.notes', 'stages.label', 'stages.short', 'stages.text', 'stages.span', 'stages.stage', 'stages.date',
	'judge_regimes.authority_full', 'judge_regimes.name', 'judge_regimes.trigger', 'judge_regimes.why', 'decisions.text', 'decisions.at_text',
	'decisions.stage', 'changes.subject', 'changes.words', 'changes.stage', 'changes.before', 'changes.after', 'dates.stage', 'dates.before',
	'dates.after', 'calendar_days.weekday',
	// Disclosures, notices, packs
	'elements.words', 'facts.label', 'facts.at_text', 'notices.kind_name', 'notices.answers', 'summary.kind_name', 'summary.answers',
	'kinds.name', 'kinds.purpose', 'unverified.what', 'unverified.known', 'fields.help', 'fields.remark', 'languages.words', 'language.words',
	// Reports and letters
	'list_reports.source', 'list_reports.received_text', 'list_reports.state_text', 'list_reports.embargo', 'next.label', 'next.basis',
	'next.due_text', 'next.steps', 'clocks.label', 'clocks.basis', 'clocks.due_text', 'clocks.steps', 'duplicates.why',
	'show_report.received_text', 'letters.at_text', 'letters.purpose_text', 'show_report.embargo_texts',
	// Compliance
	'packs.title', 'packs.note', 'clauses.title', 'constraints.text', 'constraints.evidence', 'constraints.ask', 'gaps.text', 'gaps.way_out',
	'documents.title', 'documents.expires_text', 'revisions.issued_text', 'revisions.published_texts', 'faults.message', 'found.label',
	'documents.missing', 'skipped.why', 'evidence.made', 'measures.title', 'scope.text', 'scope_questions.text', 'list_scope.text',
	// History and checked files
	'entries.at_text', 'entries.action', 'list_history.at_text', 'problems', 'verified.damage', 'report.problems', 'signatures.problems',
	'signatures.notes', 'signatures.coverage_text', 'file.words', 'file.lines', 'choose_backup.faults', 'trouble.message'
];

const KNOWN = new Set(FIELDS);

/** Whether a text at this place of an answer is the program's own. The path names the command and the fields; lists and keys of maps are left out. */
export function isProgramText(path: readonly string[]): boolean {
	const last = path.at(-1) ?? '';
	const before = path.at(-2) ?? '';
	return KNOWN.has(last) || KNOWN.has(`${before}.${last}`) || KNOWN.has(`${path[0] ?? ''}.${last}`);
}

/** Names of maps whose keys are identifiers. */
const IDENTIFIER = /^[0-9a-f]{8}-[0-9a-f-]{27,}|\/|^(?:VD|IN)-\d/;

/** An answer with the program's own words said by `say`. What people wrote is the very same. */
export function reword<T>(command: string, answer: T, say: (text: string) => string): T {
	function walk(value: unknown, path: readonly string[]): unknown {
		if (typeof value === 'string') return isProgramText(path) ? say(value) : value;
		if (Array.isArray(value)) return value.map((entry) => walk(entry, path));
		// Bytes of a file are no fields.
		if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, entry]) => [key, walk(entry, IDENTIFIER.test(key) ? path : [...path, key])])
		);
	}
	return walk(answer, [command]) as T;
}
