using System.Diagnostics;

namespace EGovPlatform.Templates.Tests;

/// <summary>Opens workbooks in LibreOffice without a screen, computes them anew and saves them.</summary>
internal static class LibreOffice
{
    private const string AlwaysRecalculate = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    /// <summary>Computes every workbook of a folder; the saved ones bear the same names in a folder beside them.</summary>
    public static async Task<DirectoryInfo> Recalculate(DirectoryInfo folder)
    {
        var saved = folder.CreateSubdirectory("saved");
        var files = folder.GetFiles("*.xlsx").Select(f => f.FullName).ToList();
        // Two at once, each with a profile of its own: starting is what takes long.
        await Task.WhenAll(files.Chunk((files.Count + 1) / 2).Select((part, i) => Convert(part, saved, folder.CreateSubdirectory($"profile-{i}"))));
        return saved;
    }

    private static async Task Convert(IReadOnlyList<string> files, DirectoryInfo saved, DirectoryInfo profile)
    {
        await File.WriteAllTextAsync(Path.Combine(profile.CreateSubdirectory("user").FullName, "registrymodifications.xcu"), AlwaysRecalculate);
        var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--headless", $"-env:UserInstallation={new Uri(profile.FullName)}", "--convert-to", "xlsx", "--outdir", saved.FullName, .. files])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await errors);
    }
}
