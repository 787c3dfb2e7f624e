using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Cdi.Cli.Terminal;

/// <summary>Keys that a person keeps out of every project: what <c>dotnet user-secrets set --id cdi NAME KEY</c> wrote.</summary>
internal static class UserSecrets
{
    /// <summary>The id under which <c>cdi</c> looks.</summary>
    public const string Id = "cdi";

    /// <summary>A secret, or null where there is none of that name.</summary>
    /// <param name="environment">Says where the home of the user is.</param>
    /// <param name="name">Its name; case does not matter.</param>
    /// <exception cref="UserErrorException">The file cannot be read. Nothing of its content is said.</exception>
    public static string? Find(CommandEnvironment environment, string name)
    {
        return PathOf(environment) is { } path && File.Exists(path) ? Read(path, name) : null;
    }

    /// <summary>Not inlined: where there is no file, what reads it is not loaded.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? Read(string path, string name)
    {
        try
        {
            using var file = File.OpenRead(path);
            return new ConfigurationBuilder().AddJsonStream(file).Build()[name] is { Length: > 0 } value ? value : null;
        }
        catch (Exception problem) when (problem is FormatException or InvalidDataException or JsonException)
        {
            // The exception quotes what stands in the wrong place, which may be a key.
            throw new UserErrorException($"The user secrets in `{path}` are no JSON.", $"Write them by `dotnet user-secrets set --id {Id} {name} KEY`.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The user secrets in `{path}` cannot be read.", "Check the permissions of the file.");
        }
    }

    // The place that .NET documents. Its own rule reads the variables of the process, which commands never touch.
    private static string? PathOf(CommandEnvironment environment)
    {
        if (environment.Variable("APPDATA") is { } data) return Path.Combine(data, "Microsoft", "UserSecrets", Id, "secrets.json");
        return (environment.Variable("HOME") ?? environment.Variable("DOTNET_USER_SECRETS_FALLBACK_DIR")) is { } home
            ? Path.Combine(home, ".microsoft", "usersecrets", Id, "secrets.json") : null;
    }
}
