using System.Diagnostics;
using System.Text;

namespace EGovPlatform.Cli.Tests;

/// <summary>What the built egov answered.</summary>
/// <param name="ExitStatus">0 done, 1 findings or invalid input, 2 wrong usage.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">The lines of standard error.</param>
public sealed record Answer(int ExitStatus, string Output, IReadOnlyList<string> Errors);

/// <summary>Runs the built egov as a process of its own, as a partner's script does.</summary>
public static class Egov
{
    public static Task<Answer> Run(params string[] arguments) => RunWith(null, null, arguments);

    /// <summary>As <see cref="Run"/>, with a text on standard input, and under a locale.</summary>
    public static async Task<Answer> RunWith(string? input, string? locale, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(false),
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "egov.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        if (locale is not null) start.Environment["LC_ALL"] = start.Environment["LANG"] = locale;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A file of this content that lives as long as the test's folder.</summary>
    public static string File(this DirectoryInfo folder, string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
