import './styles/tokens.css';
import './styles/base.css';
import './styles/table.css';
import './styles/print.css';
import { PiniaColada } from '@pinia/colada';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { scrolled } from './directives/scrolled.ts';
import { whenSessionEnds } from './http/client.ts';
import { createAppRouter } from './router.ts';

const pinia = createPinia();
const app = createApp(App);
app.directive('scrolled', scrolled);
app.use(pinia);
app.use(PiniaColada, { queryOptions: { staleTime: 5_000 } });

const router = createAppRouter(pinia);
app.use(router);
app.mount('#app');

// Loading afresh clears the figures of whoever was signed in; the address is kept for after the next sign-in.
whenSessionEnds(() => {
  const { matched, meta, fullPath } = router.currentRoute.value;
  if (matched.length > 0 && !meta.isPublic) location.assign(`/login?back=${encodeURIComponent(fullPath)}`);
});

// A tab left open over an update asks for page files that no longer exist.
router.onError((error, to) => {
  if (/dynamically imported module|module script/i.test(String(error))) location.assign(to.fullPath);
});
