"""Files, a pipeline and workers: streaming and atomic writes."""
