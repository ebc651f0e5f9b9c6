// Stands in for the 'server-only' marker outside Next, where there is no client bundle to protect.
export {};
