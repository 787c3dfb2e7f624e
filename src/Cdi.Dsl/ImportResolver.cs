namespace Cdi.Dsl;

/// <summary>Reads an imported file for the compiler, which touches no file system itself.</summary>
/// <param name="path">The path relative to where the study's own path is relative to, with <c>.</c> and <c>..</c> taken out; forward slashes.</param>
/// <returns>The text of the file; null where there is none, empty where it cannot be a spec.</returns>
public delegate string? ImportResolver(string path);
