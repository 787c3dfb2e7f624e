using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Cdi.Cli.Terminal;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi annotate</c>: a page where people label the texts of a study.</summary>
internal static class AnnotateCommand
{
    /// <summary>The port unless another is named: browsers keep what is not sent yet by address and port, so that it stays the same.</summary>
    public const int Port = 5187;

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Closes the page.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var (spec, data) = (SpecArgument.One(), CollectingCommand.DataOption());
        var invite = new Option<string[]>("--invite")
        {
            Description = "Print a code for this annotator, and serve nothing; may be repeated.",
            HelpName = "NAME",
        };
        var revoke = new Option<string[]>("--revoke")
        {
            Description = "Let this annotator in no more, and serve nothing; may be repeated.",
            HelpName = "NAME",
        };
        var port = new Option<int>("--port")
        {
            Description = "The port to listen on; 0 for any that is free.",
            HelpName = "N",
            CustomParser = PortOf,
            DefaultValueFactory = _ => Port,
        };
        var address = new Option<IPAddress>("--address")
        {
            Description = "The address to listen on; one that other machines reach needs a certificate.",
            HelpName = "IP",
            CustomParser = AddressOf,
            DefaultValueFactory = _ => IPAddress.Loopback,
        };
        var certificate = new Option<string?>("--certificate")
        {
            Description = "Certificate with its private key, a .pfx or .pem file; a password is in CDI_CERTIFICATE_PASSWORD.", HelpName = "FILE",
        };
        var command = new Command("annotate", "Serve a page where invited people label the texts of a study.")
        {
            spec, invite, revoke, address, port, certificate, data,
        };
        command.SetAction(async (parsed, _) => (int)await new AnnotateRun(environment, interrupted)
        {
            Spec = parsed.GetRequiredValue(spec),
            DataFolder = parsed.GetValue(data),
            Invited = parsed.GetValue(invite) ?? [],
            Revoked = parsed.GetValue(revoke) ?? [],
            Address = parsed.GetRequiredValue(address),
            Port = parsed.GetValue(port),
            Certificate = parsed.GetValue(certificate),
        }.RunAsync().ConfigureAwait(false));
        return command;
    }

    private static int PortOf(ArgumentResult result)
    {
        var written = result.Tokens[0].Value;
        if (ushort.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return port;
        result.AddError($"`--port` takes a number from 0 to 65535, found `{written}`.");
        return 0;
    }

    private static IPAddress AddressOf(ArgumentResult result)
    {
        var written = result.Tokens[0].Value;
        if (IPAddress.TryParse(written, out var address)) return address;
        result.AddError($"`--address` takes an IP address, found `{written}`.");
        return IPAddress.None;
    }
}
