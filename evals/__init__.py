"""Quality, measured: adapters from gold sets to the public scorers, and a gate with pinned floors."""
