import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { Failure } from '#domain/failures.ts';
import type { Deps } from './deps.ts';
import { answerFailure } from './http/failures.ts';
import { onRecord } from './http/on-record.ts';
import { serveApiDocument } from './http/openapi.ts';
import { servePages } from './http/pages.ts';
import { sameOrigin } from './http/same-origin.ts';
import { type AppEnv, requireOwnPassword, requireSession } from './http/session.ts';
import { accountRoutes } from './routes/accounts.ts';
import { alertRuleRoutes } from './routes/alert-rules.ts';
import { alertRoutes } from './routes/alerts.ts';
import { auditRoutes } from './routes/audit.ts';
import { backupRoutes } from './routes/backups.ts';
import { boardLinkRoutes, boardOpeningRoutes } from './routes/board-links.ts';
import { briefingRoutes } from './routes/briefings.ts';
import { budgetRoutes } from './routes/budget.ts';
import { budgetFileRoutes } from './routes/budget-files.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { channelRoutes } from './routes/channels.ts';
import { checkRoutes } from './routes/checks.ts';
import { delegationRoutes } from './routes/delegations.ts';
import { disclosureRoutes } from './routes/disclosure.ts';
import { eventRoutes } from './routes/events.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { extensionRoutes } from './routes/extensions.ts';
import { figureFileRoutes } from './routes/figure-files.ts';
import { formEditingRoutes } from './routes/form-editing.ts';
import { formFileRoutes } from './routes/form-files.ts';
import { formMonitoringRoutes } from './routes/form-monitoring.ts';
import { formProofRoutes } from './routes/form-proofs.ts';
import { formRoutes } from './routes/forms.ts';
import { healthRoutes } from './routes/health.ts';
import { inboxRoutes } from './routes/inbox.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { manualScoreRoutes } from './routes/manual-scores.ts';
import { policyRoutes } from './routes/policies.ts';
import { provenanceRoutes } from './routes/provenance.ts';
import { readingRoutes } from './routes/readings.ts';
import { reportFileRoutes } from './routes/report-files.ts';
import { reportRoutes } from './routes/reports.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { ruleRoutes } from './routes/rules.ts';
import { sessionRoutes } from './routes/session.ts';
import { systemRoutes } from './routes/system.ts';
import { targetRoutes } from './routes/targets.ts';
import { thresholdRoutes } from './routes/thresholds.ts';
import { userRoutes } from './routes/users.ts';
import { workRoutes } from './routes/work.ts';

const LARGEST_BODY = 2 * 1024 * 1024;
/** Routes that take files; each has a limit of its own. */
const UPLOADS = [
  '/api/reports/:month/:department/import',
  '/api/reports/:month/:department/evidence/:indicator',
  '/api/report-years/:year/:department/import',
  '/api/history/imports',
  '/api/forms/import',
  '/api/budget/months/:month/import',
  '/api/accounts/import',
  '/api/accounts/readings',
];

/** The API: open routes first, then everything that needs a session. Chained, so that the client knows every type. */
function makeApi(deps: Deps) {
  const inside = new Hono<AppEnv>()
    .use(requireSession(deps), requireOwnPassword)
    .route('/', indicatorRoutes())
    .route('/', targetRoutes())
    .route('/', thresholdRoutes())
    .route('/', reportRoutes())
    .route('/', reportFileRoutes())
    .route('/', figureFileRoutes())
    .route('/', reviewRoutes())
    .route('/', workRoutes())
    .route('/', evidenceRoutes(deps))
    .route('/', ruleRoutes())
    .route('/', budgetRoutes())
    .route('/', budgetFileRoutes())
    .route('/', calendarRoutes())
    .route('/', extensionRoutes())
    .route('/', delegationRoutes())
    .route('/', alertRoutes())
    .route('/', briefingRoutes(deps))
    .route('/', disclosureRoutes(deps))
    .route('/', alertRuleRoutes())
    // Before the forms, whose numbers would take the names of the files.
    .route('/', formFileRoutes(deps))
    .route('/', formMonitoringRoutes(deps))
    .route('/', formRoutes())
    .route('/', formEditingRoutes())
    .route('/', checkRoutes())
    .route('/', policyRoutes())
    .route('/', manualScoreRoutes())
    .route('/', formProofRoutes())
    .route('/', provenanceRoutes())
    .route('/', accountRoutes())
    .route('/', readingRoutes())
    .route('/', userRoutes())
    .route('/', inboxRoutes())
    .route('/', boardLinkRoutes())
    .route('/', channelRoutes(deps))
    .route('/', backupRoutes(deps))
    .route('/', auditRoutes())
    .route('/', systemRoutes())
    .route('/', eventRoutes(deps));
  return new Hono()
    .route('/', healthRoutes(deps))
    .route('/', sessionRoutes(deps))
    .route('/', boardOpeningRoutes(deps))
    .route('/', inside);
}

/** The whole application: API under /api, its document, and the built pages for everything else. */
export function createApp(deps: Deps) {
  const api = makeApi(deps);
  const app = new Hono();
  app.onError(answerFailure(deps.logger));
  app.notFound(() => {
    throw new Failure('route.not-found');
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
      },
      strictTransportSecurity: deps.secureCookie,
      xFrameOptions: 'DENY',
    }),
  );
  const limited = bodyLimit({ maxSize: LARGEST_BODY, onError: refuseLargeBody });
  app.use('/api/*', compress(), onRecord(deps), sameOrigin, except(UPLOADS, limited));
  // Before the API, whose last part asks everything that passes for a session.
  serveApiDocument(app);
  const whole = app.route('/api', api);
  if (deps.clientFolder !== null) servePages(app, deps.clientFolder);
  return whole;
}
export type AppType = ReturnType<typeof createApp>;

function refuseLargeBody(): never {
  throw new Failure('input.too-large');
}
