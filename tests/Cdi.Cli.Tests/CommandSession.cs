using Cdi.Cli.Terminal;

namespace Cdi.Cli.Tests;

/// <summary>A folder of its own in which commands run as a user would type them, without a process.</summary>
internal sealed class CommandSession : IDisposable
{
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    /// <summary>A session in the folder for temporary files.</summary>
    public CommandSession()
        : this(Directory.CreateTempSubdirectory("cdi-test-").FullName)
    {
    }

    /// <summary>A session in a folder that was made for it, and that it removes.</summary>
    public CommandSession(string folder)
    {
        Folder = folder;
        variables["CDI_CACHE"] = Path.Combine(Folder, ".cache");
    }

    /// <summary>The working directory.</summary>
    public string Folder { get; }

    /// <summary>Whether a person seems to read both streams on a terminal.</summary>
    public bool OnTerminal { get; init; }

    /// <summary>Sets a variable of the environment.</summary>
    public string this[string variable]
    {
        set => variables[variable] = value;
    }

    /// <summary>Runs `cdi` with arguments separated by blanks.</summary>
    public Transcript Cdi(string arguments, CancellationToken interrupted = default) =>
        Cdi(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), interrupted);

    /// <summary>Runs `cdi` with arguments that may hold blanks.</summary>
    public Transcript Cdi(string[] arguments, CancellationToken interrupted = default)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var environment = new CommandEnvironment
        {
            Output = output,
            Error = error,
            WorkingDirectory = Folder,
            Variables = variables,
            OutputIsTerminal = OnTerminal,
            ErrorIsTerminal = OnTerminal,
        };
        var code = Task.Run(() => CommandLine.RunAsync(arguments, environment, interrupted)).GetAwaiter().GetResult();
        return new Transcript(code, output.ToString(), error.ToString());
    }

    /// <summary>Writes a file below the folder and returns its name.</summary>
    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Folder);
        File.WriteAllText(path, content);
        return name;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public bool Exists(string name) => Path.Exists(Path.Combine(Folder, name));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
