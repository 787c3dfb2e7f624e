namespace Cdi.Dsl.Emit.Encoders;

/// <summary>C# of a formula: names of the compiler's own, numbers, operators, calls and assignments.</summary>
/// <remarks>Neither quotes nor comments nor braces nor anything beyond ASCII can stand in it, so no text of an author's can.</remarks>
internal readonly struct ArithmeticCode
{
    private const string Signs = "_.,;=+-*/()[] <>";

    private readonly string? code;

    private ArithmeticCode(string code) => this.code = code;

    /// <summary>The formula, checked.</summary>
    /// <exception cref="ArgumentException">The text holds something else than a formula.</exception>
    public static ArithmeticCode Of(string code) => IsArithmetic(code)
        ? new ArithmeticCode(code)
        : throw new ArgumentException("Not a formula.", nameof(code));

    /// <inheritdoc/>
    public override string ToString() => code ?? "";

    private static bool IsArithmetic(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            var unit = code[i];
            if (unit is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) && Signs.IndexOf(unit) < 0) return false;
            if (unit == '/' && i + 1 < code.Length && code[i + 1] is '/' or '*') return false;
        }

        return true;
    }
}
