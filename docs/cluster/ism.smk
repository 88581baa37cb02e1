# In-silico mutagenesis of any number of sequences: n jobs, each with some of them, and one table.
#
#   snakemake -s ism.smk --profile profiles/slurm --config model=net.onnx fasta=peaks.fa shards=50 options="--task CTCF"
#
# model    trained network, FILE.onnx
# fasta    sequences: FASTA, plain or gzip
# shards   jobs, at most as many as there are sequences (default 1)
# out      the table (default ism.tsv)
# options  of every job, the same for all: "--task CTCF --value logit", say (default none)
# threads  of a job (default 1), and mlng what starts the program (default mlng)

OUT = config.get("out", "ism.tsv")
OPTIONS = config.get("options", "")
MLNG = config.get("mlng", "mlng")
SHARDS = int(config.get("shards", 1))


wildcard_constraints:
    shard=r"\d+",


localrules:
    all,
    merge,


rule all:
    input:
        OUT,


rule shard:
    input:
        model=config["model"],
        fasta=config["fasta"],
    output:
        temp(f"{OUT}.shards/{{shard}}.tsv"),
    log:
        f"{OUT}.shards/{{shard}}.log",
    threads: int(config.get("threads", 1))
    shell:
        "{MLNG} ism --model {input.model:q} --fasta {input.fasta:q} {OPTIONS} "
        "--shard {wildcards.shard}/{SHARDS} --out {output:q} --threads {threads} > {log:q} 2>&1"


rule merge:
    input:
        [f"{OUT}.shards/{shard}.tsv" for shard in range(1, SHARDS + 1)],
    output:
        OUT,
    log:
        f"{OUT}.shards/merge.log",
    shell:
        "{MLNG} merge {input:q} --out {output:q} > {log:q} 2>&1"
