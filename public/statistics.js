((n, d) => {
  const s = () =>
    n.globalPrivacyControl ||
    n.sendBeacon(
      '/api/statistics',
      JSON.stringify({
        page: location.pathname.slice(0, 200),
        referrer: (d.referrer.split('/')[2] || '').slice(0, 300),
      }),
    );
  d.prerendering ? d.addEventListener('prerenderingchange', s) : s();
})(navigator, document);
