# Takes the convolutional neurons of a network apart, layer by layer: n jobs a layer, each with some of its neurons, seeded by
# the modules of the layer before. Ends with the pages and tables of `mlng neuronmotif`.
#
#   snakemake -s neuronmotif.smk --profile profiles/slurm --config model=net.onnx layers=3 shards=20,40,80 motifs=jaspar.meme
#
# model    trained network, FILE.onnx
# layers   convolutions to take apart, from the first
# shards   jobs a layer: one number, or one for each layer; at most as many as the layer has neurons (default 1)
# motifs   known motifs to compare with, MEME or JASPAR (default none)
# out      folder of the results (default neurons)
# options  of every job, the same for all: "--groups 2 --generations 100", say (default none)
# threads  of a job (default 1), and mlng what starts the program (default mlng)

MODEL = config["model"]
OUT = config.get("out", "neurons")
MOTIFS = config.get("motifs")
OPTIONS = config.get("options", "")
MLNG = config.get("mlng", "mlng")
LAYERS = range(1, int(config["layers"]) + 1)


def shard_counts():
    given = [int(count) for count in str(config.get("shards", 1)).split(",")]
    if len(given) not in (1, len(LAYERS)):
        raise WorkflowError(f"shards: {len(given)} numbers for {len(LAYERS)} layers, expected one, or one for each")
    return dict(zip(LAYERS, given * len(LAYERS) if len(given) == 1 else given))


SHARDS = shard_counts()


wildcard_constraints:
    layer=r"\d+",
    shard=r"\d+",


localrules:
    all,
    merge,


rule all:
    input:
        f"{OUT}/report.done",


# A job that is killed goes on from the neurons that it has done, as the program keeps them beside its table.
rule shard:
    input:
        model=MODEL,
        previous=lambda wildcards: [] if wildcards.layer == "1" else f"{OUT}/layer{int(wildcards.layer) - 1}.tsv",
    output:
        f"{OUT}/shards/layer{{layer}}.{{shard}}.tsv",
    params:
        previous=lambda wildcards, input: ["--previous", input.previous] if input.previous else [],
        shards=lambda wildcards: SHARDS[int(wildcards.layer)],
    log:
        f"{OUT}/logs/layer{{layer}}.{{shard}}.log",
    threads: int(config.get("threads", 1))
    shell:
        "{MLNG} neuronmotif --model {input.model:q} --layer {wildcards.layer} {params.previous:q} {OPTIONS} "
        "--shard {wildcards.shard}/{params.shards} --modules {output:q} --threads {threads} > {log:q} 2>&1"


rule merge:
    input:
        lambda wildcards: [
            f"{OUT}/shards/layer{wildcards.layer}.{shard}.tsv" for shard in range(1, SHARDS[int(wildcards.layer)] + 1)
        ],
    output:
        f"{OUT}/layer{{layer}}.tsv",
    log:
        f"{OUT}/logs/layer{{layer}}.merge.log",
    shell:
        "{MLNG} merge {input:q} --out {output:q} > {log:q} 2>&1"


rule report:
    input:
        model=MODEL,
        layers=[f"{OUT}/layer{layer}.tsv" for layer in LAYERS],
        motifs=[MOTIFS] if MOTIFS else [],
    output:
        touch(f"{OUT}/report.done"),
    params:
        layers=lambda wildcards, input: ",".join(input.layers),
        motifs=lambda wildcards, input: ["--motifs", input.motifs] if input.motifs else [],
    log:
        f"{OUT}/logs/report.log",
    threads: int(config.get("threads", 1))
    shell:
        "{MLNG} neuronmotif --model {input.model:q} --from {params.layers:q} {params.motifs:q} "
        "--out {OUT:q} --threads {threads} > {log:q} 2>&1"
