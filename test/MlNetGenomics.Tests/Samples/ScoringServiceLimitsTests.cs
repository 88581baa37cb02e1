using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ScoringService;
using ScoringService.Requests;

namespace MlNetGenomics.Tests.Samples;

/// <summary>What the sample service makes of requests that it cannot answer: it says why, and lives on.</summary>
[TestClass]
public sealed class ScoringServiceLimitsTests
{
    private const string Good = "ACGTACGTACGTACGTACGTACGTACGTAC";

    [TestMethod]
    [DataRow("", 400, "JSON")]
    [DataRow("hello", 400, "line 1, byte 1")]
    [DataRow("{\"sequences\":[\"ACGT\"", 400, "JSON")]
    [DataRow("null", 400, "found null, expected an object")]
    [DataRow("[]", 400, "found an array, expected an object")]
    [DataRow("{}", 400, "found no property sequences")]
    [DataRow("{\"sequence\":\"A\"}", 400, "'sequence', expected sequences")]
    [DataRow("{\"sequences\":null}", 400, "found null, expected an array of text")]
    [DataRow("{\"sequences\":\"ACGT\"}", 400, "found text, expected an array of text")]
    [DataRow("{\"sequences\":1e999999999}", 400, "found a number, expected an array of text")]
    [DataRow("{\"sequences\":[]}", 400, "found 0, expected 1 to 3")]
    [DataRow("{\"sequences\":[\"A\",\"A\",\"A\",\"A\"]}", 400, "found 4, expected 1 to 3")]
    [DataRow("{\"sequences\":[null]}", 400, "sequences[0]: found null, expected text")]
    [DataRow("{\"sequences\":[\"" + Good + "\",17]}", 400, "sequences[1]: found a number, expected text")]
    [DataRow("{\"sequences\":[\"ACGT\"]}", 400, "sequences[0]: found 4 bases, expected 30")]
    [DataRow("{\"sequences\":[\"" + Good + "A\"]}", 400, "found 31 bases, expected 30")]
    [DataRow("{\"sequences\":[\"ACGTACGTACGTACGTACGTACGTACGTAX\"]}", 400, "sequences[0], position 30: found 'X'")]
    [DataRow("{\"sequences\":[\"ACGTACGTACGTACGTACGTACGTACGTA\\u0000\"]}", 400, "position 30")]
    [DataRow("{\"sequences\":[\"\\ud800CGTACGTACGTACGTACGTACGTACGTAC\"]}", 400, "no UTF-8 text")]
    [DataRow("{\"sequences\":[[[[[[[[[[[[\"A\"]]]]]]]]]]]]}", 400, "depth")]
    [DataRow("{\"sequences\":[\"A\"],\"sequences\":[\"C\"]}", 400, "Duplicate")]
    [DataRow("{\"\\u000asequences\":[\"A\"]}", 400, "expected sequences")]
    public async Task A_wrong_body_is_explained(string body, int status, string expected) => await RefusedAsync(
        service => service.Client.PostAsync("score", new StringContent(body, Encoding.UTF8, "application/json")), status, expected);

    [TestMethod]
    [DataRow("{\"sequence\":\"" + Good + "\"}", "found no property task, expected one of first, second")]
    [DataRow("{\"sequence\":\"" + Good + "\",\"task\":\"third\"}", "task: found 'third', expected one of first, second")]
    [DataRow("{\"sequence\":\"" + Good + "\",\"task\":2}", "task: found a number, expected text")]
    [DataRow("{\"sequence\":[\"" + Good + "\"],\"task\":\"first\"}", "sequence: found an array, expected text")]
    [DataRow("{\"task\":\"first\"}", "found no property sequence")]
    public async Task A_wrong_question_about_mutants_is_explained(string body, string expected) => await RefusedAsync(
        service => service.Client.PostAsync("mutagenesis", new StringContent(body, Encoding.UTF8, "application/json")), 400, expected);

    [TestMethod]
    public async Task Other_content_verbs_and_addresses_are_refused()
    {
        await RefusedAsync(service => service.Client.PostAsync("score", new StringContent("{}", Encoding.UTF8, "text/plain")), 415,
            "found text/plain; charset=utf-8, expected application/json");
        await RefusedAsync(service => service.Client.PostAsync("score", new ByteArrayContent([])), 415, "found none");
        await RefusedAsync(service => service.Client.GetAsync("score"), 405, "");
        await RefusedAsync(service => service.Client.DeleteAsync("model"), 405, "");
        await RefusedAsync(service => service.Client.GetAsync("nothing"), 404, "");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_large_body_is_refused(bool isChunked)
    {
        string body = $$"""{"sequences":["{{new string('A', 5000)}}"]}""";
        await RefusedAsync(service => service.Client.SendAsync(Request()), 413, "larger than 4000 bytes", "MostBodyBytes=4000");

        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "score")
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.TransferEncodingChunked = isChunked;
            return request;
        }
    }

    [TestMethod]
    public async Task A_client_that_leaves_harms_nobody()
    {
        await using RunningService service = await StartAsync();
        for (int i = 0; i < 5; i++)
        {
            using TcpClient connection = await service.SendAsync(
                "POST /score HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"sequ");
            connection.LingerState = new LingerOption(true, 0);
        }
        using (TcpClient garbage = await service.SendAsync("\0\u0001 no HTTP\r\n\r\n"))
            Assert.StartsWith("HTTP/1.1 400", await new StreamReader(garbage.GetStream()).ReadToEndAsync());
        await AssertAliveAsync(service);
    }

    [TestMethod]
    public async Task A_client_that_waits_too_long_is_given_up()
    {
        await using RunningService service = await StartAsync("TimeoutSeconds=0.3");
        using TcpClient connection = await service.SendAsync(
            "POST /score HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{");
        string answer = await new StreamReader(connection.GetStream()).ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 503", answer);
        Assert.Contains("given up after 0.3 s", answer);
        await AssertAliveAsync(service);
    }

    [TestMethod]
    public async Task More_requests_than_allowed_are_told_to_come_back()
    {
        await using RunningService service = await StartAsync("RequestsPerSecond=5");
        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 60).Select(_ => service.PostAsync("score", new { sequences = new[] { Good } })));
        // Ten may come at once, and more only when seconds have passed.
        Assert.IsInRange(10, 59, answers.Count(answer => answer.IsSuccessStatusCode));
        HttpResponseMessage refused = answers.First(answer => !answer.IsSuccessStatusCode);
        Assert.AreEqual(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.AreEqual("1", refused.Headers.GetValues("Retry-After").Single());
        Assert.Contains("more than 5 requests a second", await refused.Content.ReadAsStringAsync());
        Assert.IsTrue((await service.Client.GetAsync("health")).IsSuccessStatusCode, "health is asked for at any time");
    }

    [TestMethod]
    public async Task Who_finds_too_many_waiting_is_told()
    {
        using var turns = new Turns(new ServiceSettings { AtOnce = 1, MostWaiting = 1 });
        using var release = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        Task<int> first = Task.Run(() => turns.TakeAsync(
            () =>
            {
                started.Set();
                release.Wait();
                return 1;
            }, CancellationToken.None));
        started.Wait();
        Task<int> second = turns.TakeAsync(() => 2, CancellationToken.None);
        var refused = await Assert.ThrowsExactlyAsync<RequestException>(() => turns.TakeAsync(() => 3, CancellationToken.None));
        Assert.AreEqual(503, refused.Status);
        release.Set();
        Assert.AreEqual(1, await first);
        Assert.AreEqual(2, await second);
    }

    private static Task<RunningService> StartAsync(params string[] settings) =>
        RunningService.StartAsync(ServedPipelines.Tasks, ["MostSequences=3", .. settings]);

    /// <summary>Asks, and looks for a problem that says what is expected and nothing of the inside; then all goes on.</summary>
    private static async Task RefusedAsync(
        Func<RunningService, Task<HttpResponseMessage>> ask, int status, string expected, params string[] settings)
    {
        await using RunningService service = await StartAsync(settings);
        using HttpResponseMessage answer = await ask(service);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.AreEqual(status, (int)answer.StatusCode, text);
        Assert.AreEqual("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonDocument.Parse(text).RootElement;
        Assert.AreEqual(status, problem.GetProperty("status").GetInt32());
        if (expected.Length > 0)
        {
            string detail = problem.GetProperty("detail").GetString()!;
            Assert.Contains(expected, detail);
            Assert.DoesNotContain('\n', detail);
        }
        Assert.DoesNotContain(" at ScoringService", text);
        Assert.DoesNotContain("Exception", text);
        await AssertAliveAsync(service);
    }

    private static async Task AssertAliveAsync(RunningService service) => Assert.HasCount(1, await service.ScoreAsync(Good));
}
