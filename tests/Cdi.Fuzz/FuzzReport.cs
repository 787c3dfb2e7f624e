using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cdi.Fuzz;

/// <summary>What a fuzzer met. Every input runs on a thread of its own stack and has twenty seconds.</summary>
internal sealed class FuzzReport
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Stopwatch time = Stopwatch.StartNew();
    private readonly List<(string Kind, string Name, byte[] Input, string Why)> findings = [];

    /// <summary>Inputs so far.</summary>
    public long Inputs { get; private set; }

    /// <summary>Inputs that were accepted, of those that can be.</summary>
    public long Accepted { get; set; }

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed => time.Elapsed;

    /// <summary>Whether something has to be mended.</summary>
    public bool HasFindings => findings.Count > 0;

    /// <summary>Tries one input: an exception, or no end, is a finding.</summary>
    /// <param name="name">Name under which it would be kept.</param>
    /// <param name="input">The input.</param>
    /// <param name="trial">What is tried; returns a complaint, or null.</param>
    public void Try(string name, string input, Func<string?> trial) => Try(name, Encoding.UTF8.GetBytes(input), trial);

    /// <inheritdoc cref="Try(string, string, Func{string})"/>
    public void Try(string name, byte[] input, Func<string?> trial)
    {
        Inputs++;
        (string Kind, string Why)? found = null;
        var thread = new Thread(() => found = Outcome(trial), 1024 * 1024) { IsBackground = true };
        thread.Start();
        if (!thread.Join(Longest)) found = ("hang", $"no end within {Longest.TotalSeconds} s");
        if (found is { } finding) findings.Add((finding.Kind, name, input, finding.Why));
    }

    /// <summary>One line of figures.</summary>
    public string Line(string mode) => string.Create(CultureInfo.InvariantCulture,
        $"{mode,-9} {Inputs,9} inputs ({Accepted} accepted), {Elapsed.TotalMinutes,5:0.0} min: {Count("exception")} exceptions, {Count("hang")} hangs, "
            + $"{Count("complaint")} wrong outcomes");

    /// <summary>Writes the inputs of findings to a folder, and why to the console.</summary>
    public void Keep(string folder, TextWriter console)
    {
        if (findings.Count == 0) return;
        Directory.CreateDirectory(folder);
        foreach (var (kind, name, input, why) in findings.Take(50))
        {
            var file = Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(input))[..12]}{Path.GetExtension(name)}");
            File.WriteAllBytes(file, input);
            console.WriteLine($"  {kind}: {file}: {why.ReplaceLineEndings(" ")[..Math.Min(300, why.ReplaceLineEndings(" ").Length)]}");
        }
    }

    private static (string Kind, string Why)? Outcome(Func<string?> trial)
    {
        try
        {
            return trial() is { } complaint ? ("complaint", complaint) : null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return ("exception", error.ToString());
        }
    }

    private int Count(string kind) => findings.Count(finding => finding.Kind == kind);
}
