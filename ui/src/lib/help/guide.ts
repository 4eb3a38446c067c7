/** A part of the guide: what a person asks, and the answer. A block of lines is shown as it is typed. */
interface Chapter {
	id: string;
	title: string;
	text: readonly (string | { lines: readonly string[] } | { list: readonly string[] })[];
}

export const GUIDE: readonly Chapter[] = [
	{
		id: 'route',
		title: 'From a report to a notice that is sent',
		text: [
			'A report that comes in is received under Intake. It is investigated, analysed and decided there; a decision to disclose makes the disclosure, and a decision not to is a record of its own with its reason and approver.',
			'A disclosure holds what is known: the vulnerabilities with their scores, the affected versions, the resolution and what it means for patients. Products hold the markets where they are sold and what they are in law there. From both, and from the facts that you record, follows who must be told and by when.',
			'A notice is started from what is due. What is missing stands beside its field. It is sent to review, approved by somebody else, sealed and recorded as sent with its receipt; then the obligation is met.'
		]
	},
	{
		id: 'clocks',
		title: 'What starts a clock',
		text: [
			'A fact starts a clock: something that happened at an instant, and who knew of it. “Record a fact” lists the kinds that the rules wait for, such as that a serious incident became known, that a vulnerability is exploited, that a correction began, or that a fix is available.',
			'Whose knowledge counts differs: under some rules that of any employee, under others that of designated staff only. The dialog asks for it where the rule makes the difference.',
			'A fact is never edited. A later one takes its place and says why, and the dates that would change are shown before it is recorded.',
			{
				list: [
					'Clocks in hours run through nights, weekends and changes of the clock.',
					'Clocks in days end with the local day of the authority. Which days count, which are skipped and whether a date rolls over is told step by step under “Why this date”.',
					'“Without undue delay” has no date. Such duties stand in the list as open duties until they are met.'
				]
			},
			'Where a clause can be read in two ways, the legal date is the later reading and the safe date the stricter one: work to the safe date. “Not verified” means that nobody has compared the rule with the official text yet; open the rule under Settings for its sources.'
		]
	},
	{
		id: 'decisions',
		title: 'When nothing needs to be reported',
		text: [
			'“Does not apply” and the questions under Authorities record a decision with its reason, its person and its day. It stays in the history and in the inspector’s report: a decision not to report is evidence too.',
			'Where the law allows it, choose “not certain, reported anyway”. Reporting with a doubt is safer than waiting for certainty while a clock runs.'
		]
	},
	{
		id: 'levels',
		title: 'What a level of signature means',
		text: [
			{
				list: [
					'B-B proves who signed and that nothing was changed since. The time is the one that the signer’s computer claims.',
					'B-T adds a time stamp: an independent authority states that the signature existed then.',
					'B-LT adds the certificates and the answers on their revocation, so that the signature can be checked when the issuers no longer answer.',
					'B-LTA adds a time stamp over all of that. It is renewed before the newest stamp’s certificate ends, and so holds for decades.'
				]
			},
			'Without a time stamp a signature can be checked for as long as the signer’s certificate is valid, mostly one to three years. For notices that an authority or a hospital keeps, B-LT or B-LTA is worth the wait of some seconds. A notice that was sealed lower can be extended later, as long as its certificates are still valid; the sealed file itself stays as it is.',
			'B-B asks nothing over the network. From B-T on the time-stamp authority that you set is asked, and for B-LT the addresses that the certificates name. They see a checksum and serial numbers, never the notice.',
			'A demonstration identity is for trying out: it says so in its name and has no legal effect.'
		]
	},
	{
		id: 'checking',
		title: 'How somebody else checks a notice or a pack',
		text: [
			'A sealed notice is a PDF/A-3a file with a PAdES signature. Any PDF reader that knows signatures checks it. The reader must know the root of the signer’s certificate; send it along on another way than the notice, or name where it is published.',
			'A pack is a zip with a manifest, checksums and a signature over the manifest. In its folder, these two commands check it without any program of ours:',
			{ lines: ['sha256sum --check SHA256SUMS', 'openssl cms -verify -binary -inform DER -in manifest.json.p7s -content manifest.json -CAfile root.pem -purpose any -out /dev/null'] },
			'Whoever has this program drops the file on the window, or calls “desk verify”.'
		]
	},
	{
		id: 'history',
		title: 'What the history proves',
		text: [
			'Every change is kept with who, when, what it was before and after, and why. Each entry carries the checksum of the one before it, so that none can be changed, removed or put in between without the check telling.',
			'Two states of a record can be laid side by side: “Compare” beside an entry shows where they differ, field by field. An earlier state is restored as a new change, with your reason; the entries in between stay as they are. Facts, decisions, answers, agreements and sealed files are not restored: each keeps who did it and when.',
			'What is cut off at the end can only be noticed by somebody who knows how far it went. Export the history from time to time, or note the number of its entries and the newest checksum in a place that this computer can’t reach.'
		]
	},
	{
		id: 'products',
		title: 'Products from a table',
		text: [
			'Under Products, “Import” takes a CSV table: one line for each version or market of a product, with the product named in every line. Heads may be in English or German, between commas, semicolons or tabulators; “Save a table to fill in” writes one with all columns.',
			'A product is found by its UDI-DI, else by its model, else by its name. A blank cell says nothing and takes nothing away, and nothing is deleted. Each line is told before: what would be new, what would change, and what is refused with the value that would be right. All of it is taken, or nothing.',
			'The export of the list has the same form: export it, work on it in a spreadsheet, and import it again.'
		]
	},
	{
		id: 'lock',
		title: 'What the lock does, and what it does not',
		text: [
			'When nobody touches the keys or the mouse for the time that you set, the window is locked: it shows nothing, and the program refuses everything that would show or change a record. What you typed is kept; passphrases that stood in a field are forgotten.',
			'With a passphrase of its own the lock asks for it, also when the program is started again. Wrong ones are slowed down. Without one it only hides the screen, and a click shows it again.',
			'It is no encryption. Whoever can read the register’s file can open it with another program. Protect the file with the rights of its folder and the encryption of the disk, and lock the computer itself when you leave.'
		]
	},
	{
		id: 'register',
		title: 'The register, and keeping it safe',
		text: [
			'A register is one file. Close the program, and it can be copied, moved and kept like any other file; a copy opens as the register that it is.',
			'Under Settings, Backup, a copy is written to another place and checked to its end: that it is whole, that its history is sound, and that every record is what the history says. Choose a folder on another disk or on a server, and it is made by itself while the program runs, on each day on which something changed. When and where stands in the history.',
			'A backup is restored into a new file, also from the first screen; no file is ever overwritten. Before, you are told what it holds and what the open register holds beyond it. The restored register says in its history that it was restored, and when.',
			'The registers that were open lately stand on the first screen and in the menu under File. A second start with a register that a window has open brings that window to the front.',
			'One program writes at a time. A second one is told who writes and opens the register to read. A register that is damaged opens to read too, and says what to do next.',
			'The history names you as you name yourself under Settings, Appearance and register, or by the account of the computer. That is no proof of who sat at the keyboard: the account is, and the seal.',
			'Rule files of your own lie in a folder “rules” beside the register, clause packs in a folder “clauses”. A file with a mistake is left out with its name and line, and breaks no other.'
		]
	}
];
