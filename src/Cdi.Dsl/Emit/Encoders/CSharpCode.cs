using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cdi.Dsl.Emit.Encoders;

/// <summary>C# whose every word is the compiler's own, or has passed the encoder of its place.</summary>
/// <remarks>
/// Written as an interpolated string: its text is a constant of this program, its holes take only what an encoder made. A
/// <c>string</c> fits neither a hole nor a parameter of this type, so a text of the author's cannot reach code by mistake.
/// </remarks>
[InterpolatedStringHandler]
internal readonly struct CSharpCode
{
    private readonly StringBuilder? code;

    /// <summary>Called by the C# compiler where an interpolated string begins.</summary>
    public CSharpCode(int literalLength, int formattedCount) => code = new StringBuilder(literalLength + (formattedCount * 16));

    /// <summary>Fragments with a separator between them.</summary>
    public static CSharpCode Joined(CSharpCode separator, IEnumerable<CSharpCode> parts)
    {
        var joined = new CSharpCode(0, 0);
        foreach (var part in parts)
        {
            if (joined.code?.Length > 0) joined.AppendFormatted(separator);
            joined.AppendFormatted(part);
        }

        return joined;
    }

    /// <summary>Called by the C# compiler for constant text.</summary>
    public void AppendLiteral(string constant) => code?.Append(constant);

    /// <summary>A hole with other code.</summary>
    public void AppendFormatted(CSharpCode fragment) => code?.Append(fragment.code);

    /// <summary>A hole with a literal.</summary>
    public void AppendFormatted(CSharpLiteral literal) => code?.Append(literal.ToString());

    /// <summary>A hole with a name.</summary>
    public void AppendFormatted(CSharpName name) => code?.Append(name.ToString());

    /// <summary>A hole with arithmetic.</summary>
    public void AppendFormatted(ArithmeticCode arithmetic) => code?.Append(arithmetic.ToString());

    /// <summary>A hole with a whole number.</summary>
    public void AppendFormatted(int number) => code?.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A hole with the name of a member of one of the compiler's own enumerations.</summary>
    public void AppendFormatted<TEnum>(TEnum member)
        where TEnum : struct, Enum => code?.Append(CSharpName.OfMember(member).ToString());

    /// <inheritdoc/>
    public override string ToString() => code?.ToString() ?? "";
}
