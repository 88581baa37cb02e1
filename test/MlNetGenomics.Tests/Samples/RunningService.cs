using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using ScoringService;

namespace MlNetGenomics.Tests.Samples;

/// <summary>The service on a free port of this machine.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication _application;

    private RunningService(WebApplication application)
    {
        _application = application;
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
    }

    public HttpClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="model">The model to serve.</param>
    /// <param name="settings">Settings such as MostSequences=3.</param>
    public static async Task<RunningService> StartAsync(string model, params string[] settings)
    {
        WebApplication application = Service.Build(
            [$"--Scoring:Model={model}", "--urls=http://127.0.0.1:0", .. settings.Select(setting => $"--Scoring:{setting}")]);
        await application.StartAsync();
        return new RunningService(application);
    }

    /// <summary>Posts an object.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, object body) => Client.PostAsJsonAsync(address, body);

    /// <summary>Posts an object and reads the answer, which must be good.</summary>
    public async Task<JsonElement> AskAsync(string address, object body)
    {
        using HttpResponseMessage answer = await PostAsync(address, body);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.IsTrue(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Scores of sequences, [sequence][task].</summary>
    public async Task<float[][]> ScoreAsync(params string[] sequences) =>
        (await AskAsync("score", new { sequences })).GetProperty("scores").Deserialize<float[][]>()!;

    /// <summary>Sends text as it is on a connection of its own.</summary>
    public async Task<TcpClient> SendAsync(string text)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(Client.BaseAddress!.Host, Client.BaseAddress.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }
}
