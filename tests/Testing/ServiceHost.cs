using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EGovPlatform.Testing;

/// <summary>A service as it runs, in this process: its own Program on real servers, with settings in place of the AppHost's.</summary>
/// <param name="servers">The database server, broker and issuer that it uses.</param>
/// <param name="service">The service's name, the audience of its tokens.</param>
/// <param name="settings">Further configuration: connection strings, addresses of other services.</param>
/// <typeparam name="TProgram">A type of the service's assembly.</typeparam>
public class ServiceHost<TProgram>(Servers servers, string service, IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<TProgram>
    where TProgram : class
{
    /// <summary>The service's clock.</summary>
    public AdjustableTime Time { get; } = new();

    /// <summary>A client without a token. It throws where an answer is not as the service's API description says; so do the others.</summary>
    public HttpClient Anonymous => CreateDefaultClient(new DescribedAnswers());

    /// <summary>A client with a token of these roles, for these units.</summary>
    public HttpClient As(string subject, string role, params string[] units)
    {
        var client = Anonymous;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", servers.Issuer.Token(service, subject, [role], units));
        return client;
    }

    /// <summary>Waits until the service has its tables.</summary>
    public async Task WhenReady()
    {
        using var client = Anonymous;
        for (var tries = 0; ; tries++)
        {
            using var response = await client.GetAsync("/health");
            if (response.IsSuccessStatusCode)
                return;
            if (tries == 300)
                throw new TimeoutException(await response.Content.ReadAsStringAsync());
            await Task.Delay(50);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:rabbitmq", servers.RabbitMq.GetConnectionString());
        builder.UseSetting("Identity:Authority", servers.Issuer.Authority.ToString());
        builder.UseSetting("Identity:ClientId", service);
        builder.UseSetting("Identity:ClientSecret", "test");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time)));
    }
}
