# Two stages: one installs and builds the first snapshot, the other only runs.
#   docker build -t stringer .
#   docker run -d -e DISCORD_TOKEN -v stringer-data:/data stringer
# Built once, it needs no network but Discord's: the model and the first snapshot are inside.
# Articles by link, where moderators allow them, come from the web.

FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 HF_HUB_OFFLINE=1 \
    ORT_DISABLE_TELEMETRY=1
RUN python -m venv /opt/stringer
ENV PATH=/opt/stringer/bin:$PATH
# torch first and alone, from the index without CUDA; the layer outlives changes to the rest.
RUN pip install --no-deps --retries 0 --extra-index-url https://download.pytorch.org/whl/cpu torch==2.13.0 \
 && grep -q '^cuda.*= None' /opt/stringer/lib/python3*/site-packages/torch/version.py
WORKDIR /src
COPY pyproject.toml requirements.lock README.md LICENSE NOTICE ./
COPY corpus corpus
COPY index index
COPY bot bot
# With the drivers for STRINGER_STATE and STRINGER_STORE.
RUN pip install -c requirements.lock '.[postgres,milvus]'
WORKDIR /
# Exports the encoder's graph beside the snapshot: what runs loads no torch.
RUN python -m index build --data /data

FROM python:3.11-slim
RUN useradd --uid 10001 --create-home stringer
COPY --from=build /opt/stringer /opt/stringer
COPY --from=build --chown=stringer:stringer /data /data
ENV PATH=/opt/stringer/bin:$PATH HF_HUB_OFFLINE=1 ORT_DISABLE_TELEMETRY=1 PYTHONUNBUFFERED=1 \
    STRINGER_DATA=/data
USER stringer
WORKDIR /home/stringer
# Declared after the snapshot is in it: a fresh named volume starts as a copy of the image's folder.
VOLUME /data
HEALTHCHECK --interval=60s --timeout=10s --start-period=90s CMD ["python", "-m", "bot", "health"]
CMD ["python", "-m", "bot", "run"]
