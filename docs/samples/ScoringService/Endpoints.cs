using System.Diagnostics;
using System.Text.Json;
using ScoringService.Models;
using ScoringService.Requests;
using ScoringService.Responses;

namespace ScoringService;

/// <summary>What the service answers to.</summary>
internal static class Endpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(WebApplication application)
    {
        application.MapPost("/score", ScoreAsync);
        application.MapPost("/mutagenesis", MutateAsync);
        application.MapGet("/model", Describe);
        application.MapGet("/health", Health).DisableRateLimiting();
    }

    private static async Task<ScoreResponse> ScoreAsync(
        HttpContext context, ServedModel model, Turns turns, ServiceSettings settings)
    {
        using JsonDocument body = await RequestBody.ReadAsync(context.Request);
        string[] sequences = ScoreRequest.Read(body.RootElement, model, settings);
        return await turns.TakeAsync(
            () => new ScoreResponse(model.Tasks, model.Score(sequences, context.RequestAborted)), context.RequestAborted);
    }

    private static async Task<MutagenesisResponse> MutateAsync(
        HttpContext context, ServedModel model, Turns turns, ServiceSettings settings)
    {
        using JsonDocument body = await RequestBody.ReadAsync(context.Request);
        MutagenesisRequest request = MutagenesisRequest.Read(body.RootElement, model, settings);
        return await turns.TakeAsync(() => model.Mutate(request.Sequence, request.Task), context.RequestAborted);
    }

    private static ModelResponse Describe(ServedModel model, ServiceSettings settings) => new(
        model.Name, model.Tasks, model.SequenceLength, model.HasMutagenesis, settings.MostSequences,
        model.SequenceLength ?? settings.MostBases, settings.MostBodyBytes);

    private static HealthResponse Health()
    {
        using var process = Process.GetCurrentProcess();
        return new HealthResponse(
            "healthy", (DateTime.Now - process.StartTime).TotalSeconds, process.WorkingSet64, GC.GetTotalMemory(false));
    }
}
