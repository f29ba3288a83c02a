package nl.weerklank.ingest.account;

import java.util.function.Supplier;
import nl.weerklank.contract.account.Accounts;

/** The accounts file as it is now. */
public final class CurrentAccounts implements Supplier<Accounts> {

    private final Supplier<Accounts> file;

    public CurrentAccounts(Supplier<Accounts> file) {
        this.file = file;
    }

    @Override
    public Accounts get() {
        return file.get();
    }
}
