using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using ScoringService.Models;

namespace ScoringService;

/// <summary>The whole service but for its start.</summary>
internal static class Service
{
    /// <summary>Loads the model and puts the service together.</summary>
    /// <param name="args">The command line: settings such as --Scoring:Model=model.zip and --urls=http://127.0.0.1:5000.</param>
    /// <exception cref="MlNetGenomics.GenomicsException">The model cannot be served, or a setting makes no sense.</exception>
    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        var settings = new ServiceSettings();
        builder.Configuration.GetSection("Scoring").Bind(settings);
        settings.Check();

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = settings.MostBodyBytes;
        });
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(ServedModel.Load(settings));
        builder.Services.AddSingleton<Turns>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ProblemHandler>();
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = TimeSpan.FromSeconds(settings.TimeoutSeconds),
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = context => Problems.WriteAsync(
                context, StatusCodes.Status503ServiceUnavailable,
                $"the request was given up after {settings.TimeoutSeconds} s; ask for fewer sequences at a time"),
        });
        builder.Services.AddRateLimiter(limiter => Limit(limiter, settings));

        WebApplication application = builder.Build();
        application.UseExceptionHandler();
        application.UseStatusCodePages();
        application.UseRequestTimeouts();
        application.UseRateLimiter();
        Endpoints.Map(application);
        return application;
    }

    private static void Limit(RateLimiterOptions limiter, ServiceSettings settings)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            RateLimitPartition.GetTokenBucketLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = 2 * settings.RequestsPerSecond,
                    TokensPerPeriod = settings.RequestsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }));
        limiter.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            await Problems.WriteAsync(
                rejected.HttpContext, StatusCodes.Status429TooManyRequests,
                $"more than {settings.RequestsPerSecond} requests a second from one address; send several sequences in one");
        };
    }
}
