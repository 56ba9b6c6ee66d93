import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import Components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vitest/config';

/** One file for the three uses: `vite build` the pages, `vite build --ssr server/main.ts` the server, `vitest` the tests. */
export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        publicDir: false,
        plugins: [
          {
            // The thread that makes files and the commands are started by their address, so nothing imports them.
            name: 'started-by-address',
            buildStart() {
              this.emitFile({ type: 'chunk', id: 'server/forms/render-worker.ts', fileName: 'render-worker.js' });
              this.emitFile({ type: 'chunk', id: 'server/command.ts', fileName: 'command.js' });
            },
          },
        ],
        build: {
          ssr: true,
          outDir: 'dist/server',
          emptyOutDir: true,
          target: 'node20',
          sourcemap: true,
          rolldownOptions: { output: { entryFileNames: 'main.js' } },
        },
      }
    : {
        root: 'client',
        plugins: [
          vue(),
          Components({
            dirs: [],
            dts: fileURLToPath(new URL('client/components.d.ts', import.meta.url)),
            resolvers: [ElementPlusResolver({ importStyle: 'css' })],
          }),
        ],
        // Government desktops still run browsers on Chromium 83 (see the conventions for trusted-platform browsers).
        build: {
          outDir: '../dist/client',
          emptyOutDir: true,
          target: 'chrome83',
          cssTarget: 'chrome83',
          chunkSizeWarningLimit: 700,
        },
        server: {
          port: 5173,
          strictPort: true,
          // The host stays the page's own: the server compares it with where a write comes from.
          proxy: { '/api': { target: `http://127.0.0.1:${process.env.PORT ?? 3000}`, changeOrigin: false } },
        },
        test: {
          root: '.',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          // The browser tests run beside them: a loaded machine is slow, not wrong.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
);
