using MlNetGenomics.Notebooks;

const string Usage = """
    usage: MlNetGenomics.Notebooks VERB NOTEBOOK...

      run      run the cells of notebooks in order and write what they show into the files
      check    run them, and fail unless they show what the files say; nothing is written
    """;

if (args is not [("run" or "check") and var verb, _, ..])
{
    Console.Error.WriteLine(Usage);
    return 2;
}
try
{
    foreach (string path in args[1..])
    {
        Notebook notebook = Notebook.Read(path);
        IReadOnlyList<IReadOnlyList<CellOutput>> outputs = await NotebookRunner.RunAsync(notebook);
        if (verb == "check")
            notebook.RequireOutputs(outputs);
        else
            notebook.WriteOutputs(outputs);
        Console.WriteLine($"{notebook.Name}: {outputs.Count} cells");
    }
    return 0;
}
catch (NotebookException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
