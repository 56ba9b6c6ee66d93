import type { Generated } from 'kysely';
import type { Possibility } from '#domain/forms/monitoring.ts';

/** What people have written into the monitoring forms; what they left to the figures is not kept. */
export interface MonitoringSchema {
  formMonitoring: FormMonitoringTable;
  monitoringRows: MonitoringRowTable;
  monitoringFunds: MonitoringFundTable;
}

/** One form for January to `month` (1–12), with the version that whoever saves must have seen. */
interface FormMonitoringTable {
  id: Generated<number>;
  formId: number;
  month: number;
  version: number;
}

interface MonitoringRowTable {
  id: Generated<number>;
  monitoringId: number;
  /** The lasting key of the form's row. */
  key: string;
  actualText: string | null;
  forecastText: string | null;
  /** JSON: the categories ticked. */
  causes: string;
  explanation: string | null;
  possibility: Possibility | null;
  note: string | null;
}

interface MonitoringFundTable {
  id: Generated<number>;
  monitoringId: number;
  /** The lasting key of the form's fund line. */
  key: string;
  executed: string | null;
  expected: string | null;
}
