import type { Command, None } from './commands';
import type {
	AccountPerson,
	BackupBook,
	BackupMade,
	BackupView,
	CalendarBook,
	CalendarDay,
	ChosenProducts,
	CopiedText,
	CorrectionInput,
	DateChange,
	FileReport,
	HistoryFilter,
	ListName,
	LockState,
	MenuPart,
	PackPreview,
	PrintedFile,
	ProductsImported,
	RecentRegister,
	RegisterState,
	RestoreInput,
	RestorePreview,
	RuleBook,
	Saved,
	StateComparison,
	TableForm,
	ZoneBook,
	ZoneClock,
	ZonesPreview
} from './types';

/** Records that go in and back. */
export interface RecordCommands {
	/** The rows with these keys, in this order. */
	export_list: Command<{ list: ListName; keys: string[]; form: TableForm }, string | null>;
	choose_product_table: Command<None, ChosenProducts | null>;
	import_products: Command<{ fingerprint: string }, ProductsImported>;
	save_product_template: Command<None, string | null>;
	export_history_list: Command<{ filter: HistoryFilter; form: TableForm }, string | null>;
	compare_states: Command<{ entry: number; with: number | null }, StateComparison>;
	preview_restore: Command<{ entry: number }, RestorePreview>;
	restore_state: Command<{ input: RestoreInput }, Saved>;
}

/** The window itself, and what leaves it. */
export interface WindowCommands {
	set_menu: Command<{ menu: MenuPart[] }, null>;
	recent_registers: Command<None, RecentRegister[]>;
	forget_recent: Command<None, null>;
	open_recent: Command<{ index: number }, RegisterState>;
	person: Command<None, AccountPerson>;
	set_person: Command<{ name: string }, null>;
	verify_started: Command<None, FileReport | null>;
	quit: Command<None, null>;
	lock_state: Command<None, LockState>;
	lock: Command<None, null>;
	unlock: Command<{ passphrase: string }, null>;
	set_lock_minutes: Command<{ minutes: number }, null>;
	set_lock_passphrase: Command<{ current: string; new: string }, null>;
	print_file: Command<{ what: PrintedFile }, null>;
	open_address: Command<{ address: string }, null>;
	text_of: Command<{ what: CopiedText; markdown: boolean }, string>;
}

/** Backups of the register, and the way back. */
export interface BackupCommands {
	backup_book: Command<None, BackupBook>;
	plan_backups: Command<{ everyDays: number; keep: number }, BackupBook>;
	choose_backup_folder: Command<None, BackupBook | null>;
	forget_backup_folder: Command<None, BackupBook>;
	/** To the folder of the plan, or elsewhere. */
	back_up: Command<{ elsewhere: boolean }, BackupMade | null>;
	stop_backup: Command<None, null>;
	choose_backup: Command<None, BackupView | null>;
	restore_backup: Command<None, RegisterState | null>;
}

/** Rules, calendars and time zones. */
export interface LawCommands {
	rule_book: Command<None, RuleBook>;
	reread_rules: Command<None, RuleBook>;
	preview_switch: Command<{ regime: string; on: boolean }, DateChange[]>;
	switch_regime: Command<{ regime: string; on: boolean; reason: string }, null>;
	choose_rule_pack: Command<None, PackPreview | null>;
	program_rule_pack: Command<None, PackPreview>;
	take_rule_pack: Command<{ reason: string }, null>;
	zone_names: Command<None, string[]>;
	zone_clocks: Command<{ zones: string[] }, ZoneClock[]>;
	zone_book: Command<None, ZoneBook>;
	choose_zones: Command<None, ZonesPreview | null>;
	take_zones: Command<{ reason: string }, null>;
	calendar_book: Command<None, CalendarBook>;
	calendar_days: Command<{ calendar: string; year: number }, CalendarDay[]>;
	preview_correction: Command<{ input: CorrectionInput }, DateChange[]>;
	correct_calendar: Command<{ input: CorrectionInput }, null>;
	withdraw_correction: Command<{ calendar: string; on: string; reason: string }, null>;
}
